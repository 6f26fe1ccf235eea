import type { DocsEntry } from "@/components/docs/find-in-docs";
import { sectionId, textOf } from "@/components/docs/guide/guide";
import { isObjectName } from "@/components/docs/reference/api-document";
import { ERROR_ADVICE } from "@/lib/error-advice";
import { ERROR_CATALOGUE, type ErrorCode } from "@/lib/errors";
import { GUIDES } from "./guides";
import { quickStart } from "./guides/quick-start";
import { reference } from "./reference";

let made: DocsEntry[] | undefined;

/** All that a search of the documentation can find. */
export function docsEntries(): DocsEntry[] {
  made ??= [...operations(), ...codes(), ...sections(), ...objects()];
  return made;
}

function operations(): DocsEntry[] {
  return reference().resources.flatMap(({ slug, name, operations: all }) =>
    all.map(({ operationId, summary, method, path, description }) => ({
      href: `/docs/api/${slug}#${operationId}`,
      title: summary,
      kind: "Operation",
      text: `${method} /api/v1${path} ${name}. ${description}`,
    })),
  );
}

function codes(): DocsEntry[] {
  return (Object.keys(ERROR_CATALOGUE) as ErrorCode[]).map((code) => {
    const [status, sentence] = ERROR_CATALOGUE[code];
    const text = `${status}. ${sentence} ${ERROR_ADVICE[code]}`;
    return { href: `/docs/errors#${code}`, title: code, kind: "Error", text };
  });
}

/** The tables of codes are found by their codes. */
function sections(): DocsEntry[] {
  return [quickStart(reference().api), ...GUIDES].flatMap((guide) =>
    guide.sections
      .filter((section) => !sectionId(section).startsWith("status-"))
      .map((section) => ({
        href: `/docs${guide.slug && `/${guide.slug}`}#${sectionId(section)}`,
        title: `${guide.title}: ${section.title}`,
        kind: "Guide",
        text: textOf(section),
      })),
  );
}

function objects(): DocsEntry[] {
  const { schemas } = reference().document.components;
  return Object.entries(schemas)
    .filter(([name]) => isObjectName(name))
    .map(([name, schema]) => ({
      href: `/docs/api/objects#${name}`,
      title: name,
      kind: "Object",
      text: Object.keys(schema.properties ?? {}).join(" "),
    }));
}
