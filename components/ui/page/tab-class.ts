export const tabListClass = "flex gap-1 overflow-x-auto border-b border-border";

export const tabClass =
  "-mb-px inline-flex items-center gap-2 whitespace-nowrap border-b-2 border-transparent px-3 py-2.5 text-sm font-medium text-muted transition-colors hover:text-text -outline-offset-2! data-[state=active]:border-brand data-[state=active]:text-text aria-[current=page]:border-brand aria-[current=page]:text-text [&_svg]:size-4";
