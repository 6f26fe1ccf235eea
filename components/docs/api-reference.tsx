"use client";

import { useEffect, useRef, useState } from "react";

/** Swagger UI over our own OpenAPI document, loaded when the page is open; no other host is asked for anything. */
export function ApiReference({ source }: { source: string }) {
  const target = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: SwaggerUIBundle }) =>
        SwaggerUIBundle({
          url: source,
          domNode: target.current,
          deepLinking: true,
          validatorUrl: null,
          docExpansion: "list",
        }),
      )
      .catch(() => setFailed(true));
  }, [source]);

  return (
    <div className="mx-auto max-w-6xl px-4 py-8">
      <h1 className="sr-only">IGNY8 API reference</h1>
      <noscript>
        This page needs JavaScript. The document itself is at <a href={source}>{source}</a>.
      </noscript>
      {failed && (
        <p role="alert">
          The reference did not load. Reload the page, or read <a href={source}>{source}</a> directly.
        </p>
      )}
      {/* The viewer has one look, dark on white, whatever the scheme around it. */}
      <div ref={target} className="rounded-lg bg-white py-4 text-black [color-scheme:light]" />
    </div>
  );
}
