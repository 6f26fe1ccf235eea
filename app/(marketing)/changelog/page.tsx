import type { Metadata } from "next";
import { CHANGES } from "./entries";

export const revalidate = 60;
export const metadata: Metadata = {
  title: "Changelog",
  description: "What is new in IGNY8: the app, the API and the WordPress plugin.",
  alternates: { canonical: "/changelog" },
};

export default function ChangelogPage() {
  return (
    <article className="mx-auto max-w-3xl px-4 py-14 sm:px-6 sm:py-20">
      <h1 className="text-4xl font-bold">Changelog</h1>
      <p className="mt-3 text-lg text-muted text-pretty">
        What is new in the app, the API and the WordPress plugin.
      </p>
      {CHANGES.map(({ date, title, paragraphs }) => (
        <section key={title} className="mt-10">
          <p className="text-sm text-muted">{date}</p>
          <h2 className="text-xl font-semibold">{title}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-3 text-base text-pretty">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
    </article>
  );
}
