import { Inline } from "@/components/docs/inline";
import { isObjectName, nameOf, resolve, type Schema, type Schemas } from "./api-document";
import { typeWords } from "./type-words";

/** Further down, the example says more than a list. */
const DEPTH = 2;

interface FieldListProps {
  schema: Schema;
  schemas: Schemas;
  /** Of what is sent: each field says whether it has to be there. */
  isInput?: boolean;
  depth?: number;
}

/** The fields of an object, those of objects in it below them. */
export function FieldList({ schema, schemas, isInput = false, depth = 0 }: FieldListProps) {
  const { properties = {}, required = [] } = widest(schema, schemas);
  return (
    <ul className="divide-y divide-border text-sm">
      {Object.entries(properties).map(([name, property]) => {
        const inner = depth < DEPTH ? innerOf(property, schemas) : undefined;
        return (
          <li key={name} className="py-2">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <code className="font-mono font-semibold wrap-anywhere">{name}</code>
              <span className="text-muted">
                <TypeName schema={property} />
              </span>
              {isInput && required.includes(name) && <span className="text-xs text-danger">required</span>}
            </p>
            <Choices schema={property} />
            {property.description && (
              <p>
                <Inline text={property.description} />
              </p>
            )}
            {inner && (
              <div className="mt-1 border-l-2 border-border pl-3">
                <FieldList schema={inner} schemas={schemas} isInput={isInput} depth={depth + 1} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The name of a thing leads to what it is. */
export function TypeName({ schema }: { schema: Schema }) {
  const name = nameOf(schema) ?? nameOf(schema.items ?? {});
  const words = typeWords(schema);
  if (!name || !isObjectName(name)) return words;
  const [before, after] = words.split(name);
  return (
    <>
      {before}
      <a href={`/docs/api/objects#${name}`} className="text-brand underline underline-offset-4">
        {name}
      </a>
      {after}
    </>
  );
}

const MOST_CHOICES = 40;

function Choices({ schema }: { schema: Schema }) {
  const choices = schema.enum ?? schema.items?.enum;
  if (!choices || choices.length > MOST_CHOICES) return null;
  return (
    <p className="text-xs text-muted wrap-anywhere">
      {choices.map((choice) => (choice === null ? "null" : String(choice))).join(", ")}
    </p>
  );
}

/** The object in a property, unless it has a name of its own and so a place of its own. */
function innerOf(schema: Schema, schemas: Schemas): Schema | undefined {
  const parts = schema.anyOf ?? schema.oneOf ?? [schema.items ?? schema];
  const found = parts.find((part) => {
    const name = nameOf(part);
    return (!name || !isObjectName(name)) && widest(part, schemas).properties;
  });
  return found;
}

/** Of several shapes, the one with the most to say. */
function widest(schema: Schema, schemas: Schemas): Schema {
  const found = resolve(schema, schemas);
  const parts = found.allOf ?? found.anyOf ?? found.oneOf;
  if (!parts) return found;
  const all = parts.map((part) => widest(part, schemas));
  if (found.allOf)
    return {
      properties: Object.assign({}, ...all.map(({ properties }) => properties)),
      required: all.flatMap(({ required = [] }) => required),
    };
  return all.reduce((best, each) => (fieldsOf(each) > fieldsOf(best) ? each : best), {});
}

function fieldsOf({ properties = {} }: Schema): number {
  return Object.keys(properties).length;
}
