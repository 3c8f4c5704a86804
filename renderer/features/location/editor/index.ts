export { RichTextEditor } from './RichTextEditor.tsx'
