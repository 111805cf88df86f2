import { z } from 'zod'
import { refusal } from '@/app/refusal'
import { readableIssuers } from '@/lib/platform/access/policy'
import { NotFound } from '@/lib/platform/errors/errors'
import { designs, Look } from '@/lib/proof/documents/schema'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { exampleAnswer } from '../../example'

/** How a design looks before anything of it is changed: `classic.svg`. */
export async function GET(request: Request, { params }: { params: Promise<{ design: string }> }) {
  try {
    readableIssuers(await currentCtx())
    const name = z.enum(designs).safeParse((await params).design.replace(/\.svg$/, ''))
    if (!name.success) throw new NotFound()
    const look = Look.parse({ design: name.data, paper: 'a4' })
    return await exampleAnswer(request, { look, pictures: {} }, 'Laurel')
  } catch (error) {
    return refusal(error)
  }
}
