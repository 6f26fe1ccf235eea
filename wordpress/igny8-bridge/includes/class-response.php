<?php
/**
 * What the API answered.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/** Status 0 stands for no answer at all. */
final class Response {

	const DEFAULT_RETRY_SECONDS = 60;

	/** A clock that is wrong somewhere on the way must not silence a site for years. */
	const LONGEST_RETRY_SECONDS = HOUR_IN_SECONDS;

	/** @var int */
	public $status = 0;

	/** @var string The API's error code, snake_case. */
	public $code = '';

	/** @var string The API's sentence, or the network's. */
	public $message = '';

	/** @var string Of a refusal to another WordPress: the address of the one that is connected. */
	public $connected_site_url = '';

	/** @var array */
	public $data = array();

	/** @var array<string, string> What the API finds fault with, such as `items.3.url`, and why. */
	public $errors = array();

	/** @var int How many calls the account has left in this window, and of how many; 0 of 0 where the answer does not say. */
	public $calls_left  = 0;
	public $calls_limit = 0;

	/** @var int In how many seconds the window ends, by the clock of IGNY8. */
	public $window_seconds = 0;

	/** @var bool A refusal of a key that this site has since exchanged for another. */
	public $is_of_former_key = false;

	/** @var int */
	public $retry_after_seconds = self::DEFAULT_RETRY_SECONDS;

	/**
	 * Reads an answer of the HTTP API.
	 *
	 * @param array|\WP_Error $answer As wp_remote_request() returns it.
	 */
	public static function of( $answer ): self {
		$response = new self();
		if ( is_wp_error( $answer ) ) {
			$response->message = $answer->get_error_message();
			return $response;
		}
		$response->status = (int) wp_remote_retrieve_response_code( $answer );
		$response->read_envelope( json_decode( wp_remote_retrieve_body( $answer ), true ) );
		$response->read_retry_after( wp_remote_retrieve_header( $answer, 'retry-after' ) );
		$response->read_allowance( $answer );
		return $response;
	}

	/** For a request that was not sent, and says nothing about the API or the key. */
	public static function unsent(): self {
		$response                   = new self();
		$response->code             = 'unsent';
		$response->is_of_former_key = true;
		return $response;
	}

	/** The API did what was asked. */
	public function is_ok(): bool {
		return $this->status >= 200 && $this->status < 300 && '' === $this->code;
	}

	/** Too fast: the same request is welcome later. */
	public function is_throttled(): bool {
		return 429 === $this->status;
	}

	/** The account or the key is at fault, and only a person can change that. */
	public function is_refusal(): bool {
		return ( in_array( $this->status, array( 401, 402, 403 ), true ) && 'no_envelope' !== $this->code )
			|| 'site_identity_conflict' === $this->code;
	}

	/** The body is at fault: too large, or an item in it that the API does not take. */
	public function is_bad_request(): bool {
		return in_array( $this->status, array( 400, 413, 422 ), true ) && 'no_envelope' !== $this->code;
	}

	/** A page that is not the API's (a proxy's, a maintenance page) says nothing about the key. */
	private function read_envelope( $body ) {
		if ( ! is_array( $body ) || ! isset( $body['success'] ) ) {
			$this->code = 'no_envelope';
			return;
		}
		if ( true === $body['success'] ) {
			$this->data = isset( $body['data'] ) && is_array( $body['data'] ) ? $body['data'] : array();
			return;
		}
		$this->code    = isset( $body['code'] ) ? (string) $body['code'] : 'unknown';
		$this->message = isset( $body['error'] ) ? (string) $body['error'] : '';
		if ( isset( $body['connected_site_url'] ) ) {
			$this->connected_site_url = (string) $body['connected_site_url'];
		}
		$errors       = isset( $body['errors'] ) && is_array( $body['errors'] ) ? $body['errors'] : array();
		$this->errors = array_map( array( self::class, 'sentence' ), $errors );
	}

	/** The API gives a list of sentences for each field. */
	private static function sentence( $said ): string {
		return implode( ' ', array_filter( (array) $said, 'is_string' ) );
	}

	/** Told as a time of the server's clock, which `Date` says as well. */
	private function read_allowance( $answer ) {
		$this->calls_limit    = (int) wp_remote_retrieve_header( $answer, 'x-throttle-limit' );
		$this->calls_left     = (int) wp_remote_retrieve_header( $answer, 'x-throttle-remaining' );
		$date                 = strtotime( (string) wp_remote_retrieve_header( $answer, 'date' ) );
		$this->window_seconds = (int) wp_remote_retrieve_header( $answer, 'x-throttle-reset' ) - ( $date ? $date : time() );
	}

	/** Seconds or an HTTP date, as RFC 9110 has it. */
	private function read_retry_after( $header ) {
		if ( is_numeric( $header ) ) {
			$this->wait( (int) ceil( (float) $header ) );
		} elseif ( is_string( $header ) && strtotime( $header ) ) {
			$this->wait( strtotime( $header ) - time() );
		}
	}

	private function wait( $seconds ) {
		$this->retry_after_seconds = min( self::LONGEST_RETRY_SECONDS, max( 1, $seconds ) );
	}
}
