// Colours of models: Okabe & Ito (2008), told apart by colour-blind people too; defined in style.css, lighter in the dark.

export const colourOf = (model: number) => `var(--model-${model % 12})`;
