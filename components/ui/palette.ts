/**
 * The colours by meaning, for light and dark. tailwind.config.ts makes utilities of them (`bg-surface`, `text-muted`);
 * palette.test.ts holds their contrast to WCAG 2.2 AA. Pictures, which have no CSS variables, import them; emails have a
 * copy of some.
 */
export const light = {
  background: "#faf9f7",
  surface: "#ffffff",
  sunken: "#f3f1ed",
  border: "#e3dfd9",
  /** Edges of things to operate, 3:1 against what is behind them. */
  control: "#8a837b",
  text: "#1c1917",
  muted: "#5c5650",
  /** Filled buttons of the everyday kind: ink on paper. */
  ink: "#26211e",
  "on-ink": "#ffffff",
  brand: "#b93c0b",
  "brand-strong": "#9a3009",
  "on-brand": "#ffffff",
  "brand-soft": "#fdeee5",
  success: "#146c43",
  "success-soft": "#e4f4ea",
  warning: "#855006",
  "warning-soft": "#fdf2d3",
  danger: "#b4123b",
  "danger-strong": "#930d30",
  "on-danger": "#ffffff",
  "danger-soft": "#fdeaee",
} as const;

export type ColourName = keyof typeof light;

export const dark: Record<ColourName, string> = {
  background: "#121110",
  surface: "#1b1917",
  sunken: "#0c0b0a",
  border: "#34302c",
  control: "#857e77",
  text: "#f6f4f1",
  muted: "#b1aaa2",
  ink: "#f1eeea",
  "on-ink": "#1c1917",
  brand: "#ff8a4c",
  "brand-strong": "#ffa371",
  "on-brand": "#221006",
  "brand-soft": "#3a1f12",
  success: "#6bd49b",
  "success-soft": "#12301f",
  warning: "#f3c04b",
  "warning-soft": "#33270c",
  danger: "#ff8fa3",
  "danger-strong": "#ffa9b8",
  "on-danger": "#2a060f",
  "danger-soft": "#3a121c",
};
