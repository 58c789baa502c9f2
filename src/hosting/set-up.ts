export type SetUp = { readonly label: string }
