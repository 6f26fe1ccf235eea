import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { type ColourName, dark, light } from "./components/ui/palette";

/** The design tokens. app/globals.css loads this file with `@config`; the colours' values are in components/ui/palette.ts. */
const config: Config = {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: Object.fromEntries(Object.keys(light).map((name) => [name, `var(--${name})`])),
      fontFamily: {
        sans: ["var(--font-inter-ext)", "var(--font-inter)", "ui-sans-serif", "system-ui", "sans-serif"],
        mono: ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"],
      },
      // One type scale: [size, line height and tracking]. `sm` is the size of the product, `base` of reading.
      fontSize: {
        xs: ["0.75rem", { lineHeight: "1rem" }],
        sm: ["0.875rem", { lineHeight: "1.375rem" }],
        base: ["1rem", { lineHeight: "1.625rem" }],
        lg: ["1.125rem", { lineHeight: "1.75rem", letterSpacing: "-0.01em" }],
        xl: ["1.3125rem", { lineHeight: "1.75rem", letterSpacing: "-0.015em" }],
        "2xl": ["1.625rem", { lineHeight: "2rem", letterSpacing: "-0.02em" }],
        "3xl": ["2.125rem", { lineHeight: "2.5rem", letterSpacing: "-0.025em" }],
        "4xl": ["2.75rem", { lineHeight: "3.125rem", letterSpacing: "-0.03em" }],
        "5xl": ["3.5rem", { lineHeight: "3.75rem", letterSpacing: "-0.035em" }],
      },
      borderRadius: { control: "0.5rem", card: "0.75rem" },
      boxShadow: {
        raised: "0 1px 2px 0 rgb(28 25 23 / 0.05)",
        floating: "0 12px 32px -8px rgb(28 25 23 / 0.22), 0 2px 6px -2px rgb(28 25 23 / 0.12)",
      },
      keyframes: {
        "fade-in": { from: { opacity: "0" } },
        "rise-in": { from: { opacity: "0", transform: "translateY(0.5rem) scale(0.985)" } },
        "slide-in": { from: { transform: "translateX(-100%)" } },
      },
      animation: {
        "fade-in": "fade-in 140ms ease-out",
        "rise-in": "rise-in 160ms cubic-bezier(0.2, 0.8, 0.2, 1)",
        "slide-in": "slide-in 200ms cubic-bezier(0.2, 0.8, 0.2, 1)",
      },
    },
  },
  plugins: [
    plugin(({ addBase }) =>
      addBase({
        ":root": variables(light),
        "@media (prefers-color-scheme: dark)": { ":root": variables(dark) },
      }),
    ),
  ],
};

export default config;

function variables(palette: Record<ColourName, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value]));
}
