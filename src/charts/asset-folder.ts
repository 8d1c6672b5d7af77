/**
 * The folder of fonts, two folders up from here: in the source, in the compiled library and in the
 * bundled program. Files deeper in the tree ask here, as the bundle flattens them.
 */
export const FONT_FOLDER = new URL('../../assets/fonts/', import.meta.url);
