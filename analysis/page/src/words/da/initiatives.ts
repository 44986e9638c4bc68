import type { initiatives as english } from "../en/initiatives";

export const initiatives: Record<keyof typeof english, string> = {
    order_by: "Rækkefølge",
    order_difference: "hvor modellerne er mest uenige",
    order_npv: "efter nutidsværdi",
    order_funded: "efter hvor ofte de får penge",
    order_list: "som på listen",
    initiatives_title: "{differ} af {all} initiativer får klart oftere penge med den ene model end med den anden: {a} over for {b}",
    initiatives_note: "Finansieret: arbejdet gik i gang i så mange ud af 100 fremtider. {shown} af {all} er tegnet.",
    initiatives_table: "Hvert initiativ, beløb i {currency}",
    initiative: "Initiativ",
    funded: "Finansieret i 100 fremtider",
    funded_axis: "Finansieret i så mange ud af 100 fremtider",
    start_month: "Startmåned",
    planned_a_year: "Planlagt om året",
    realised_a_year: "Opnået om året",
};
