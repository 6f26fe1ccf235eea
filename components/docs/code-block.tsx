/** What scrolls must be reachable by keyboard (WCAG 2.1.1). */
const SCROLLABLE = { tabIndex: 0 } as const;

interface CodeBlockProps {
  /** What it is, such as "curl". */
  title: string;
  text: string;
}

export function CodeBlock({ title, text }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-card border border-border bg-surface shadow-raised">
      <figcaption className="border-b border-border bg-sunken/60 px-4 py-2 text-xs font-medium text-muted">
        {title}
      </figcaption>
      <pre {...SCROLLABLE} className="max-h-[32rem] overflow-auto p-4 font-mono text-xs leading-relaxed">
        {text}
      </pre>
    </figure>
  );
}
