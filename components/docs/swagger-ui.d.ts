declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  interface Options {
    url: string;
    domNode: HTMLElement | null;
    deepLinking?: boolean;
    validatorUrl?: string | null;
    docExpansion?: "list" | "full" | "none";
    /** The document is read and drawn. */
    onComplete?: () => void;
  }
  export default function SwaggerUIBundle(options: Options): unknown;
}
