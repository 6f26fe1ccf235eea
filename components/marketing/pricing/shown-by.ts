/** Classes of what stands for one way to pay: the switch on /pricing shows one of the two, by CSS alone. */
export const SHOWN_BY = {
  month: "group-has-[#yearly:checked]/pricing:hidden",
  year: "hidden group-has-[#yearly:checked]/pricing:inline",
} as const;
