/** How a text cites a source: `[^collins-2017]`, where content/sources/collins-2017.yaml is the source. */
export const SOURCE_MARK = /\[\^([a-z0-9-]+)\]/g;
