import { ActionForm } from '@/components/ui/action-form'
import { SelectField, TextArea } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { reasonClassLabels } from '@/lib/awards/certificates/schema'
import { revoke } from './actions'

/** Says what revoking does before it is done: there is no way back. */
export function RevokeForm({ certificateId, name }: { certificateId: string; name: string }) {
  return (
    <section className="h-fit rounded-md border border-line bg-surface p-5">
      <h2 className="text-lg">Revoke this certificate</h2>
      <ul className="mt-2 mb-5 list-disc space-y-1 ps-5 text-muted">
        <li>The public page says “Revoked” at once, with the date and the kind of reason.</li>
        <li>The PDF is no longer given out.</li>
        <li>
          <bdi>{name}</bdi> is told, in app and by e-mail, with the reason you write.
        </li>
        <li>It cannot be undone; a new certificate would have to be issued.</li>
      </ul>
      <ActionForm action={revoke} className="space-y-4">
        <input type="hidden" name="certificateId" value={certificateId} />
        <SelectField name="reasonClass" label="Kind of reason" hint="Shown to everybody." required>
          <option value="">Choose one</option>
          {Object.entries(reasonClassLabels).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextArea
          name="reason"
          label="Reason"
          hint="Shown to the learner and to your colleagues."
          required
          maxLength={1000}
          dir="auto"
        />
        <SubmitButton look="danger" busy="Revoking…">
          Revoke 1 certificate
        </SubmitButton>
      </ActionForm>
    </section>
  )
}
