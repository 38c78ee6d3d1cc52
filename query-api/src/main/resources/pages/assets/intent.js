import { newIdempotencyKey, post } from './api.js';

const UNANSWERED = ['unreachable', 'timed-out', 'not-json'];

/**
 * One thing that a reader wants done. Its key is kept until the server has answered, so that sending the same again after
 * a lost reply does it once. A refusal is final, and so is another wish: the next try is another intent. Of what was not
 * answered nobody knows whether it was done, which is what the problem then says (`outcome-unknown`).
 */
export class Intent {
  #key = newIdempotencyKey();
  #sent;

  /** @param {string} command name of the command */
  constructor(command) {
    this.command = command;
  }

  /** @returns {Promise<{events: {type: string, id: string, position: number}[]}>} */
  async send(body) {
    const wish = JSON.stringify(body);
    if (this.#sent !== undefined && this.#sent !== wish) this.#key = newIdempotencyKey();
    this.#sent = wish;
    try {
      const answer = await post(`/api/v1/commands/${this.command}`, body, { 'Idempotency-Key': this.#key });
      this.#key = newIdempotencyKey();
      return answer;
    } catch (problem) {
      if (problem.status >= 400 && problem.status < 500) this.#key = newIdempotencyKey();
      if (UNANSWERED.includes(problem.code)) problem.code = 'outcome-unknown';
      throw problem;
    }
  }
}
