import type { Metadata } from "next";
import { Inline } from "@/components/docs/inline";
import { MethodMark } from "@/components/docs/reference/method-mark";
import { reference } from "../reference";

export const revalidate = 60;
export const metadata: Metadata = {
  alternates: { canonical: "/docs/api" },
  title: "API reference",
  description: "Every operation of the IGNY8 API: what it takes, what it answers, and what it refuses.",
};

export default function ApiReferencePage() {
  const { api, resources } = reference();
  return (
    <article>
      <h1 className="text-3xl font-bold">API reference</h1>
      <p className="mt-3 max-w-3xl text-lg text-muted text-pretty">
        <Inline text="Every operation, by what it is about. It is made from the schemas that check each request, so it says what the server does. Programs read the same as [an OpenAPI 3.1 document](/api/v1/openapi.json)." />
      </p>
      <p className="mt-3">
        <Inline text={`Every address begins with \`${api}\`. The slash at the end may be left out.`} />
      </p>
      {resources.map(({ slug, name, description, operations }) => (
        <section key={slug} aria-labelledby={slug} className="mt-9">
          <h2 id={slug} className="text-xl font-semibold">
            <a href={`/docs/api/${slug}`} className="hover:underline">
              {name}
            </a>
          </h2>
          <p className="text-muted">{description}</p>
          <ul className="mt-2 divide-y divide-border">
            {operations.map(({ operationId, method, path, summary }) => (
              <li
                key={operationId}
                className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
              >
                <p className="flex items-start gap-2">
                  <MethodMark method={method} />
                  <code className="font-mono text-xs leading-5 wrap-anywhere">{path}</code>
                </p>
                <a
                  href={`/docs/api/${slug}#${operationId}`}
                  className="text-brand underline underline-offset-4 hover:text-brand-strong"
                >
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
