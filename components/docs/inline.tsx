import { Fragment, type ReactNode } from "react";

const MARK = /`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

/** A sentence in which `code` and [links](/docs) are marked as in Markdown. */
export function Inline({ text }: { text: string }) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, code, label, href] = match;
    parts.push(text.slice(end, match.index));
    parts.push(code ? <code className={CODE}>{code}</code> : <Link href={href ?? ""}>{label}</Link>);
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places.
  return parts.map((part, at) => <Fragment key={at}>{part}</Fragment>);
}

const CODE = "rounded-sm bg-sunken px-1 py-0.5 font-mono text-[0.875em] wrap-anywhere";

function Link({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="text-brand underline underline-offset-4 hover:text-brand-strong">
      {children}
    </a>
  );
}
