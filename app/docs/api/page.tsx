import type { Metadata } from "next";
import { Inline } from "@/components/docs/inline";
import { ResourceIndex } from "@/components/docs/reference/resource-index";
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
      {resources.map((resource) => (
        <ResourceIndex key={resource.slug} {...resource} />
      ))}
    </article>
  );
}
