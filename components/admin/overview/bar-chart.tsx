export interface Bar {
  label: string;
  value: number;
  /** What the bar stands for in words, such as "March 2026: $1,234". */
  text: string;
}

const WIDTH = 100;
const HEIGHT = 40;
const GAP_SHARE = 0.25;

/** A bar chart that one reads at a glance; screen readers get the same as a list. SVG attributes only: no inline style. */
export function BarChart({ title, bars }: { title: string; bars: readonly Bar[] }) {
  const highest = Math.max(1, ...bars.map(({ value }) => value));
  const slot = WIDTH / Math.max(1, bars.length);
  return (
    <figure>
      <figcaption className="sr-only">{title}</figcaption>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-36 w-full overflow-visible"
      >
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="stroke-border" strokeWidth="0.4" />
        {bars.map((bar, index) => (
          <BarShape key={bar.text} bar={bar} x={index * slot} slot={slot} highest={highest} />
        ))}
      </svg>
      <div aria-hidden="true" className="mt-2 flex justify-between text-xs text-muted">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </div>
      <ul className="sr-only">
        {bars.map((bar) => (
          <li key={bar.text}>{bar.text}</li>
        ))}
      </ul>
    </figure>
  );
}

function BarShape({ bar, x, slot, highest }: { bar: Bar; x: number; slot: number; highest: number }) {
  const height = (bar.value / highest) * HEIGHT;
  const visible = bar.value > 0 ? Math.max(height, 0.8) : 0;
  return (
    <rect
      x={x + (slot * GAP_SHARE) / 2}
      y={HEIGHT - visible}
      width={slot * (1 - GAP_SHARE)}
      height={visible}
      rx="0.6"
      className="fill-brand hover:fill-brand-strong forced-colors:fill-[Highlight]"
    >
      <title>{bar.text}</title>
    </rect>
  );
}
