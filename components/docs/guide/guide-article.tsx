import { CodeBlock } from "@/components/docs/code-block";
import { Inline } from "@/components/docs/inline";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";
import { type Block, type Guide, type GuideSection, sectionId } from "./guide";

export function GuideArticle({ guide: { title, lead, sections } }: { guide: Guide }) {
  return (
    <article className="max-w-3xl min-w-0">
      <h1 className="text-3xl font-bold text-balance">{title}</h1>
      <p className="mt-3 text-lg text-muted text-pretty">{lead}</p>
      {sections.map((section) => (
        <Section key={section.title} section={section} />
      ))}
    </article>
  );
}

function Section({ section }: { section: GuideSection }) {
  const id = sectionId(section);
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="scroll-mt-20 text-xl font-semibold">
        <a href={`#${id}`} className="hover:underline">
          {section.title}
        </a>
      </h2>
      <div className="mt-3 space-y-4 text-base">
        {section.blocks.map((block) => (
          <BlockView key={JSON.stringify(block)} block={block} />
        ))}
      </div>
    </section>
  );
}

function BlockView({ block }: { block: Block }) {
  if (typeof block === "string")
    return (
      <p className="text-pretty">
        <Inline text={block} />
      </p>
    );
  if ("list" in block)
    return (
      <ul className="list-disc space-y-1.5 pl-5">
        {block.list.map((item) => (
          <li key={item}>
            <Inline text={item} />
          </li>
        ))}
      </ul>
    );
  if ("code" in block)
    return (
      <div className="space-y-4">
        {block.code.map((sample) => (
          <CodeBlock key={sample.title} {...sample} />
        ))}
      </div>
    );
  return <BlockTable {...block.table} />;
}

/** The first column names the row, and is its anchor where it is one word in code, as an error's is. */
function BlockTable({ label, head, rows }: Extract<Block, { table: unknown }>["table"]) {
  return (
    <Table label={label} narrow="cards">
      <TableHead>
        <TableRow>
          {head.map((text) => (
            <TableHeader key={text}>{text}</TableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(([first = "", ...rest]) => (
          <TableRow
            key={first}
            id={/^`(\w+)`$/.exec(first)?.[1]}
            className="scroll-mt-20 target:bg-brand-soft"
          >
            <TableCell className="align-top font-medium">
              <Inline text={first} />
            </TableCell>
            {rest.map((text, at) => (
              <TableCell key={text} label={head[at + 1]} className="align-top">
                <span>
                  <Inline text={text} />
                </span>
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
