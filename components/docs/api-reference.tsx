"use client";

import { useEffect, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/data/skeleton";

/** Swagger UI over our own OpenAPI document, loaded when the page is open; no other host is asked for anything. */
export function ApiReference({ source }: { source: string }) {
  const target = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");

  useEffect(followColourScheme, []);
  useEffect(() => {
    import("swagger-ui-dist/swagger-ui-es-bundle.js")
      .then(({ default: SwaggerUIBundle }) =>
        SwaggerUIBundle({
          url: source,
          domNode: target.current,
          deepLinking: true,
          validatorUrl: null,
          docExpansion: "list",
          onComplete: () => setState("ready"),
        }),
      )
      .catch(() => setState("failed"));
  }, [source]);

  return (
    <div className="mx-auto max-w-6xl px-4 py-8">
      <h1 className="sr-only">IGNY8 API reference</h1>
      <noscript>
        This page needs JavaScript. The document itself is at <a href={source}>{source}</a>.
      </noscript>
      {state === "loading" && <ReferenceSkeleton />}
      {state === "failed" && (
        <p role="alert">
          The reference did not load. Reload the page, or read <a href={source}>{source}</a> directly.
        </p>
      )}
      <div ref={target} />
    </div>
  );
}

function ReferenceSkeleton() {
  return (
    <div role="status" className="space-y-3">
      <span className="sr-only">Loading the reference</span>
      {["head", "one", "two", "three", "four"].map((key) => (
        <Skeleton key={key} className="h-16 rounded-card" />
      ))}
    </div>
  );
}

/** The viewer is dark where the document's element has its class. Answers how to undo it. */
function followColourScheme(): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const mark = (isDark: boolean) => document.documentElement.classList.toggle("dark-mode", isDark);
  const follow = ({ matches }: MediaQueryListEvent) => void mark(matches);
  mark(dark.matches);
  dark.addEventListener("change", follow);
  return () => {
    dark.removeEventListener("change", follow);
    mark(false);
  };
}
