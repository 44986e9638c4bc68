import { Component, type ComponentChildren } from "preact";
import { t, type Key } from "../words";

/** A part of the page. What goes wrong in it is said there, and the rest stays. */
export class Section extends Component<{ id: string; title: Key; children: ComponentChildren }, { fault: string | null }> {
    state = { fault: null };
    static getDerivedStateFromError(fault: unknown) {
        return { fault: fault instanceof Error ? fault.message : String(fault) };
    }
    render() {
        const { id, title, children } = this.props;
        return (
            <section id={id} aria-labelledby={`${id}-title`}>
                <h2 id={`${id}-title`}>{t(title)}</h2>
                {this.state.fault === null ? children : <p class="fault">{t("fault_drawing", { what: this.state.fault })}</p>}
            </section>
        );
    }
}
