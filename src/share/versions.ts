/** Version of the link and of the view file: the shape of what they hold. It rises with every incompatible change. */
export const LINK_VERSION = 1;

/** What the same question means to the engine. It rises when a trace of the same data would answer otherwise. */
export const SEMANTICS = 1;
