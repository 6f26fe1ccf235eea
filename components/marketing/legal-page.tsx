import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/data/table";

export interface Clause {
  title: string;
  paragraphs: readonly string[];
  /** Below the paragraphs: what each row is about comes first. */
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
}

interface LegalPageProps {
  title: string;
  /** In words: "22 November 2026". */
  updated: string;
  lead: string;
  clauses: readonly Clause[];
}

/** A long text in numbered clauses, each with an address of its own. */
export function LegalPage({ title, updated, lead, clauses }: LegalPageProps) {
  return (
    <article className="mx-auto max-w-3xl px-4 py-14 sm:px-6 sm:py-20">
      <h1 className="text-4xl font-bold">{title}</h1>
      <p className="mt-3 text-muted">In force since {updated}</p>
      <p className="mt-6 text-lg text-pretty">{lead}</p>
      {clauses.map((clause, at) => (
        <section key={clause.title} id={`clause-${at + 1}`} className="mt-10 scroll-mt-20">
          <h2 className="text-xl font-semibold">
            {at + 1}. {clause.title}
          </h2>
          {clause.paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-3 text-base text-pretty">
              {paragraph}
            </p>
          ))}
          {clause.table && <ClauseTable label={clause.title} {...clause.table} />}
        </section>
      ))}
    </article>
  );
}

function ClauseTable({ label, head, rows }: NonNullable<Clause["table"]> & { label: string }) {
  return (
    <div className="mt-4">
      <Table label={label} narrow="cards">
        <TableHead>
          <TableRow>
            {head.map((text) => (
              <TableHeader key={text}>{text}</TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([first, ...rest]) => (
            <TableRow key={first}>
              <TableCell className="font-medium">{first}</TableCell>
              {rest.map((text, at) => (
                <TableCell key={text} label={head[at + 1]}>
                  {text}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
