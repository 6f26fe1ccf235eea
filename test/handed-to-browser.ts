import { isValidElement, type ReactNode } from "react";

/**
 * Every text that a page hands on: to elements, and to components as their props, which travel to the browser whether or
 * not they are drawn. Parts of it that read the database on their own are asked too.
 */
export async function handedToBrowser(value: unknown): Promise<string[]> {
  if (typeof value === "string") return [value];
  if (value instanceof Date || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return (await Promise.all(value.map(handedToBrowser))).flat();
  if (isValidElement(value) && isAsync(value.type)) return handedToBrowser(await value.type(value.props));
  const inner = isValidElement(value) ? (value.props as object) : value;
  return handedToBrowser(Object.values(inner));
}

function isAsync(type: unknown): type is (props: unknown) => Promise<ReactNode> {
  return typeof type === "function" && type.constructor.name === "AsyncFunction";
}
