import { CopyButton } from "@/components/ui/data/copy-button";

interface HttpMessageProps {
  title: string;
  /** Its first line. */
  line: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

export function HttpMessage({ title, line, headers, body }: HttpMessageProps) {
  return (
    <section aria-label={title} className="min-w-0 space-y-2">
      <h3 className="text-sm font-semibold">{title}</h3>
      <pre className="rounded-control border border-border bg-sunken/60 p-3 text-xs whitespace-pre-wrap wrap-anywhere">
        {[line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join("\n")}
      </pre>
      {body && (
        <>
          <pre className="rounded-control border border-border bg-sunken/60 p-3 text-xs whitespace-pre-wrap wrap-anywhere">
            {indented(body)}
          </pre>
          <CopyButton value={body} label={`Copy body of the ${title.toLowerCase()}`} />
        </>
      )}
    </section>
  );
}

/** JSON as people read it, anything else as it is. What is copied stays as it was sent, for signatures. */
function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
