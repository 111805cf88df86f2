import { ActionForm } from '@/components/ui/action-form'
import { SelectField, TextField } from '@/components/ui/field'
import { SubmitButton } from '@/components/ui/submit-button'
import { neededColumns } from '@/lib/awards/imports/rules'
import { upload } from './actions'

export function UploadForm({ issuers }: { issuers: { id: string; name: string }[] }) {
  const [only] = issuers.length === 1 ? issuers : []
  return (
    <ActionForm
      action={upload}
      className="max-w-lg space-y-5 rounded-md border border-line bg-surface p-5"
    >
      {only ? (
        <input type="hidden" name="issuerId" value={only.id} />
      ) : (
        <SelectField name="issuerId" label="Issuer" required>
          <option value="">Choose an issuer</option>
          {issuers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        name="file"
        label="CSV file"
        type="file"
        accept=".csv,text/csv"
        hint={
          <>
            At most 20 MB. It needs the columns{' '}
            {neededColumns.map((column, at) => (
              <span key={column}>
                {at > 0 ? ', ' : null}
                <code className="font-mono">{column}</code>
              </span>
            ))}
            ; a column <code className="font-mono">score</code> is read where there is one.
          </>
        }
        required
      />
      <SubmitButton busy="Reading the file…">Import completions</SubmitButton>
    </ActionForm>
  )
}
