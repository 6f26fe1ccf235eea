import type { Metadata } from "next";
import { CodeBlock } from "@/components/docs/code-block";
import { isObjectName } from "@/components/docs/reference/api-document";
import { exampleOf } from "@/components/docs/reference/example";
import { FieldList } from "@/components/docs/reference/field-list";
import { reference } from "../../reference";

export const revalidate = 60;
export const metadata: Metadata = {
  title: "Objects: API reference",
  description: "The things that the IGNY8 API speaks of, with their fields and an example of each.",
  alternates: { canonical: "/docs/api/objects" },
};

export default function ObjectsPage() {
  const { schemas } = reference().document.components;
  return (
    <article>
      <h1 className="text-3xl font-bold">Objects</h1>
      <p className="mt-3 mb-8 text-lg text-muted">What operations answer with, by name.</p>
      {Object.entries(schemas)
        .filter(([name, { properties }]) => isObjectName(name) && properties)
        .map(([name, schema]) => (
          <section key={name} aria-labelledby={name} className="border-t border-border py-8">
            <h2 id={name} className="scroll-mt-20 text-xl font-semibold">
              <a href={`#${name}`} className="hover:underline">
                {name}
              </a>
            </h2>
            <div className="mt-3 grid gap-x-10 gap-y-4 xl:grid-cols-2">
              <FieldList schema={schema} schemas={schemas} />
              <div className="min-w-0">
                <CodeBlock
                  title={`${name}, an example`}
                  text={JSON.stringify(exampleOf(schema, schemas, { io: "output" }), null, 2)}
                />
              </div>
            </div>
          </section>
        ))}
    </article>
  );
}
