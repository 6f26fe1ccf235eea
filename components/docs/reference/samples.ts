import { bodyOf, type PlacedOperation, resolve, type Schemas, successOf } from "./api-document";
import { exampleOf } from "./example";

/** The call as a terminal makes it. `IGNY8_API` and `IGNY8_KEY` are set as the quick start says. */
export function curlOf(operation: PlacedOperation, schemas: Schemas): string {
  const { method, path, security, parameters } = operation;
  const body = bodyOf(operation);
  const url = path.replace(/\{\w+\}/g, "17");
  const file = successOf(operation).file;
  const lines = [
    `curl ${method === "GET" ? "" : `-X ${method} `}"$IGNY8_API${url}"`,
    security?.length === 0 ? "" : '-H "Authorization: Bearer $IGNY8_KEY"',
    parameters.some(({ name }) => name === "Idempotency-Key") ? '-H "Idempotency-Key: $(uuidgen)"' : "",
    body ? '-H "Content-Type: application/json"' : "",
    body ? `-d '${JSON.stringify(exampleOf(body, schemas, { io: "input" }), null, 2)}'` : "",
    file ? "--output answer" : "",
  ];
  return lines.filter(Boolean).join(" \\\n  ");
}

/** The answer, in its envelope; undefined where it is a file. */
export function answerOf(operation: PlacedOperation, schemas: Schemas): string | undefined {
  const { data } = successOf(operation);
  if (!data) return undefined;
  const example = exampleOf(resolve(data, schemas), schemas, { io: "output" });
  const envelope = { success: true, data: example, request_id: "0192f3c1-7d2e-7c55-9a43-5f0f6b1d2c3e" };
  return JSON.stringify(envelope, null, 2);
}
