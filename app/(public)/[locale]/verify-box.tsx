import { TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'

/** Takes a certificate's id, or its whole link; a plain form, so it needs no JavaScript. */
export function VerifyBox() {
  return (
    <form
      id="verify"
      method="get"
      action="/verify"
      className="scroll-mt-6 space-y-4 rounded-md border border-line bg-surface p-6 shadow-md"
    >
      <h2 className="text-lg">Verify a certificate</h2>
      <TextField
        name="id"
        label="Certificate id or link"
        hint="It stands under the QR code on the certificate."
        required
        maxLength={400}
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
      />
      <SubmitButton>Verify</SubmitButton>
    </form>
  )
}
