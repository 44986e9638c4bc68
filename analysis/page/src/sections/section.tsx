import { Component, type ComponentChildren } from "preact";
import { t, type Key } from "../words";

interface Part { id: string; title: Key; children: ComponentChildren }

/** A part of the page under its title. */
export function Section({ id, title, children }: Part) {
    return (
        <section id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{t(title)}</h2>
            {children}
        </section>
    );
}

/** Around each part: what goes wrong in it is said in its place, and the rest of the page stays. */
export class Guard extends Component<Part, { fault: string | null }> {
    state = { fault: null };
    static getDerivedStateFromError(fault: unknown) {
        return { fault: fault instanceof Error ? fault.message : String(fault) };
    }
    render() {
        const { id, title, children } = this.props;
        if (this.state.fault === null) return children;
        return <Section id={id} title={title}><p class="fault">{t("fault_drawing", { what: this.state.fault })}</p></Section>;
    }
}
