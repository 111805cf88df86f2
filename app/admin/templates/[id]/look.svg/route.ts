import { refusal } from '@/app/refusal'
import { getNewestLook } from '@/lib/awards/certifications/template-queries'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { exampleAnswer } from '../../example'

/** How a template looks in its newest version, as a picture. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  try {
    const { id: templateId } = await params
    const { template, issuerName } = await getNewestLook(await currentCtx(), { templateId })
    return await exampleAnswer(request, template, issuerName)
  } catch (error) {
    return refusal(error)
  }
}
