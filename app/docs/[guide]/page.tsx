import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuideArticle } from "@/components/docs/guide/guide-article";
import { GUIDES } from "../guides";

type Params = Promise<{ guide: string }>;

export const revalidate = 60;
export const dynamicParams = false;

export function generateStaticParams() {
  return GUIDES.map(({ slug }) => ({ guide: slug }));
}

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const { slug, title, lead } = await guideOf(params);
  return { title, description: lead, alternates: { canonical: `/docs/${slug}` } };
}

export default async function GuidePage({ params }: { params: Params }) {
  return <GuideArticle guide={await guideOf(params)} />;
}

async function guideOf(params: Params) {
  const { guide } = await params;
  return GUIDES.find(({ slug }) => slug === guide) ?? notFound();
}
