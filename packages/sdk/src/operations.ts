import type { paths } from "./schema.generated.js";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that know a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];

type Operation<P extends keyof paths, M extends Method> = paths[P][M];

type Parameters<O, Place extends "path" | "query"> = O extends { parameters: { [K in Place]?: infer V } }
  ? NonNullable<V>
  : never;

type Body<O> = O extends { requestBody: { content: { "application/json": infer B } } } ? B : never;

type Answer<O> = O extends { responses: infer R }
  ? Extract<R[keyof R & (200 | 201)], { content: unknown }> extends {
      content: { "application/json": infer J };
    }
    ? J
    : Response
  : never;

/** What is inside the envelope of an answer; a file comes as the `Response` itself. */
export type DataOf<P extends keyof paths, M extends Method> =
  Answer<Operation<P, M>> extends { data: infer D } ? D : Response;

/** One entry of a list. */
export type ItemOf<P extends PathOf<"get">> = DataOf<P, "get"> extends { results: (infer I)[] } ? I : never;

/** The paths that answer lists. */
export type ListPath = {
  [P in PathOf<"get">]: ItemOf<P> extends never ? never : P;
}[PathOf<"get">];

type IfGiven<Name extends string, V> = [V] extends [never]
  ? unknown
  : Record<never, never> extends V
    ? { [K in Name]?: V }
    : { [K in Name]: V };

interface Sending {
  /** Made up for each POST where none is given, so that a retry never does a thing twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** What a call takes: the path's placeholders, the query and the body, as the document says. */
export type InputOf<P extends keyof paths, M extends Method> = IfGiven<
  "path",
  Parameters<Operation<P, M>, "path">
> &
  IfGiven<"query", Parameters<Operation<P, M>, "query">> &
  IfGiven<"body", Body<Operation<P, M>>> &
  Sending;

export interface AnyInput extends Sending {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}
