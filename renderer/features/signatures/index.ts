export { SignatureCard } from './SignatureCard.tsx'
export { SignatureDialogs } from './SignatureDialog.tsx'
export { TraySignature } from './TraySignature.tsx'
