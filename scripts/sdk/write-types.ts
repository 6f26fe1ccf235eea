import { writeFile } from "node:fs/promises";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { GET } from "@/app/api/v1/openapi.json/route";

const HEADER = "// Made from the OpenAPI document by `npm run sdk:types`. Change the routes, not this.\n";

/** The types of every request and answer, as the document says. */
export async function sdkTypes(): Promise<string> {
  const request = new Request("http://localhost/api/v1/openapi.json");
  const answer = await GET(request, { params: Promise.resolve({}) });
  // What has a default may be left out of a body, and is in every answer: the document says so itself.
  const options = { alphabetize: true, defaultNonNullable: false };
  const nodes = await openapiTS(withoutRefusals(await answer.json()), options);
  return HEADER + astToString(nodes);
}

type Operation = { responses: Record<string, unknown> };

/** All refusals are one error to a client, and would be nine tenths of the types. */
function withoutRefusals(document: { paths: Record<string, Record<string, Operation>> }) {
  for (const methods of Object.values(document.paths))
    for (const operation of Object.values(methods))
      for (const status of Object.keys(operation.responses))
        if (!status.startsWith("2")) delete operation.responses[status];
  return document as unknown as OpenAPI3;
}

export async function writeSdkTypes(): Promise<void> {
  await writeFile("packages/sdk/src/schema.generated.ts", await sdkTypes());
}
