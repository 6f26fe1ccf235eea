import type { Resource } from "./api-document";
import { MethodMark } from "./method-mark";

/** What a resource is, and its operations with links to where each is explained. */
export function ResourceIndex({ slug, name, description, operations }: Resource) {
  return (
    <section aria-labelledby={slug} className="mt-9">
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
  );
}
