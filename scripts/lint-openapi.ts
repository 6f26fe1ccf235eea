import { GET } from "@/app/api/v1/openapi.json/route";
import { lintDocument } from "./openapi/lint-document";

/** A part of `npm run lint`: exit 1 where an integrator's linter would find something. */
process.env.APP_URL ??= "https://igny8.test";
const request = new Request("http://localhost/api/v1/openapi.json");
const answer = await GET(request, { params: Promise.resolve({}) });
const problems = await lintDocument(await answer.text());
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
