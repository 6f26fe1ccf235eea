import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { openApiDocument } from "@/lib/api/openapi/openapi";
import type { ApiRoute } from "@/lib/api/route/api-route";

interface Handler {
  path: string;
  route?: ApiRoute;
}

interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

/**
 * Throws unless the OpenAPI document says of this operation that it may answer so: status, headers, content type, body.
 * test/call-route.ts and test/api/routes.ts ask it of every answer, so that every test of the API checks the document.
 */
export function expectDocumented(handler: Handler, method: string, { status, headers, text }: Answer): void {
  if (!handler.route || status === 405) return; // A method that the path does not know is in no document.
  const name = `${method} ${handler.path} ${status}`;
  const documented = responsesOf(handler.path, method, handler.route)[status];
  if (!documented) throw new Error(`${name} is not in the OpenAPI document: ${text.slice(0, 300)}`);
  for (const header of Object.keys(documented.headers))
    if (!headers.has(header)) throw new Error(`${name} lacks the header ${header}.`);
  const type = headers.get("content-type")?.split(";")[0] ?? "";
  const schema = documented.content[type]?.schema;
  if (!schema) throw new Error(`${name} answers ${type}, which the OpenAPI document does not say.`);
  if (type === "application/json") expectValid(name, schema, JSON.parse(text));
}

interface Documented {
  headers: Record<string, unknown>;
  content: Record<string, { schema: object }>;
}

const known = new Map<string, Record<number, Documented>>();

function responsesOf(path: string, method: string, route: ApiRoute): Record<number, Documented> {
  const key = `${method} ${path}`;
  const responses = known.get(key) ?? documentedResponses(path, method, route);
  known.set(key, responses);
  return responses;
}

function documentedResponses(path: string, method: string, route: ApiRoute): Record<number, Documented> {
  const { paths, components } = openApiDocument([{ path, method, route }], "http://localhost");
  const operation = paths[path]![method.toLowerCase()] as { responses: Record<number, Documented> };
  for (const { content } of Object.values(operation.responses))
    for (const documented of Object.values(content)) documented.schema = { ...documented.schema, components };
  return operation.responses;
}

const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
const compiled = new WeakMap<object, ValidateFunction>();

function expectValid(name: string, schema: object, body: unknown): void {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  if (!validate(body)) throw new Error(`${name} does not fit its schema: ${ajv.errorsText(validate.errors)}`);
}
