import type { ReactNode } from "react";
import { CodeBlock } from "@/components/docs/code-block";
import { Inline } from "@/components/docs/inline";
import {
  bodyOf,
  isObjectName,
  nameOf,
  type Parameter,
  type PlacedOperation,
  refusalsOf,
  type Schemas,
  successOf,
} from "./api-document";
import { FieldList, TypeName } from "./field-list";
import { MethodMark } from "./method-mark";
import { answerOf, curlOf } from "./samples";

interface OperationProps {
  operation: PlacedOperation;
  schemas: Schemas;
}

/** What it takes and answers on the left, a call of it on the right. */
export function OperationSection({ operation, schemas }: OperationProps) {
  const { operationId, summary, description, method, path, parameters } = operation;
  const body = bodyOf(operation);
  const answer = answerOf(operation, schemas);
  return (
    <section aria-labelledby={operationId} className="border-t border-border py-10">
      <h2 id={operationId} className="scroll-mt-20 text-xl font-semibold">
        <a href={`#${operationId}`} className="hover:underline">
          {summary}
        </a>
      </h2>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <MethodMark method={method} />
        <code className="font-mono text-sm wrap-anywhere">/api/v1{path}</code>
      </p>
      <p className="mt-2 text-muted">
        <Inline text={description} />
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-6 xl:grid-cols-2">
        <div className="min-w-0 space-y-6">
          <Parameters title="In the path" parameters={parameters.filter((one) => one.in === "path")} />
          <Parameters title="In the query" parameters={parameters.filter((one) => one.in === "query")} />
          <Parameters title="Headers" parameters={parameters.filter((one) => one.in === "header")} />
          {body && (
            <Part title="Body">
              <FieldList schema={body} schemas={schemas} isInput />
            </Part>
          )}
          <Answer operation={operation} schemas={schemas} />
          <Refusals operation={operation} />
        </div>
        <div className="min-w-0 space-y-4">
          <CodeBlock title="Request" text={curlOf(operation, schemas)} />
          {answer && <CodeBlock title={`Answer, ${successOf(operation).status}`} text={answer} />}
        </div>
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {children}
    </div>
  );
}

function Parameters({ title, parameters }: { title: string; parameters: readonly Parameter[] }) {
  if (parameters.length === 0) return null;
  const described = parameters.map(({ name, schema, description }) => [
    name,
    description ? { ...schema, description } : schema,
  ]);
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  return (
    <Part title={title}>
      <FieldList schema={{ properties: Object.fromEntries(described), required }} schemas={{}} isInput />
    </Part>
  );
}

function Answer({ operation, schemas }: OperationProps) {
  const { status, data, file } = successOf(operation);
  if (!data) return <Part title={`Answer, ${status}`}>{file ? `A file: ${file}.` : "Nothing more."}</Part>;
  const name = nameOf(data);
  return (
    <Part title={`Answer, ${status}`}>
      {name && isObjectName(name) ? (
        <p className="text-sm">
          <code className="font-mono">data</code> is <TypeName schema={data} />.
        </p>
      ) : (
        <FieldList schema={data} schemas={schemas} />
      )}
    </Part>
  );
}

function Refusals({ operation }: { operation: PlacedOperation }) {
  return (
    <details>
      <summary className="cursor-pointer font-semibold">What it refuses</summary>
      <ul className="mt-2 space-y-1 text-sm">
        {refusalsOf(operation).map(({ status, codes }) => (
          <li key={status}>
            <span className="text-muted">{status}</span>{" "}
            {codes.map((code, at) => (
              <span key={code}>
                {at > 0 && ", "}
                <a href={`/docs/errors#${code}`} className="font-mono text-xs underline underline-offset-4">
                  {code}
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
