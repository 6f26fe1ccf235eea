import { cva, type VariantProps } from "class-variance-authority";

/** How buttons look. Also for a plain `<a>`, such as on marketing pages: `className={buttonClass({ variant: "brand" })}`. */
export const buttonClass = cva(
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors select-none forced-colors:border disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress aria-disabled:opacity-70 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-ink text-on-ink shadow-raised hover:bg-ink/88",
        brand: "bg-brand text-on-brand shadow-raised hover:bg-brand-strong",
        secondary: "border border-control/60 bg-surface text-text shadow-raised hover:bg-sunken",
        ghost: "text-text hover:bg-text/7",
        danger: "bg-danger text-on-danger shadow-raised hover:bg-danger-strong",
        link: "h-auto! px-0! text-brand underline underline-offset-4 hover:text-brand-strong",
      },
      size: {
        sm: "h-8 px-3 text-sm",
        md: "h-9 px-4 text-sm",
        lg: "h-11 px-5 text-base",
        icon: "size-9",
      },
    },
    defaultVariants: { variant: "primary", size: "md" },
  },
);

export type ButtonLook = VariantProps<typeof buttonClass>;
