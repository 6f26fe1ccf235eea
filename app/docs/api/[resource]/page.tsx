import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OperationSection } from "@/components/docs/reference/operation-section";
import { reference } from "../../reference";

type Params = Promise<{ resource: string }>;

export const revalidate = 60;
export const dynamicParams = false;

export function generateStaticParams() {
  return reference().resources.map(({ slug }) => ({ resource: slug }));
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { slug, name, description } = await resourceOf(params);
  return { title: `${name}: API reference`, description, alternates: { canonical: `/docs/api/${slug}` } };
}

export default async function ResourcePage({ params }: { params: Params }) {
  const { name, description, operations } = await resourceOf(params);
  const { schemas } = reference().document.components;
  return (
    <article>
      <h1 className="text-3xl font-bold">{name}</h1>
      <p className="mt-3 mb-8 text-lg text-muted">{description}</p>
      {operations.map((operation) => (
        <OperationSection key={operation.operationId} operation={operation} schemas={schemas} />
      ))}
    </article>
  );
}

async function resourceOf(params: Params) {
  const { resource } = await params;
  return reference().resources.find(({ slug }) => slug === resource) ?? notFound();
}
