/** By code: a sentence for what it means, and one for what to do. */
export type Catalogue = Readonly<
  Record<string, { readonly means: string; readonly remedy: string }>
>
