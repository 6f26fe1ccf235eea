<?php
/**
 * Sends items to the inventory.
 *
 * @package Igny8\Bridge
 */

namespace Igny8\Bridge;

/**
 * Bad items must not hold up the others of their batch. The API names those that it does not take, and the rest is sent
 * again without them; a batch that is refused without a name is halved until the item is found.
 */
final class Delivery {

	const BATCH_SIZE = 500;

	/** @var int How many more requests this delivery may need. */
	private $requests_left = 40;

	/**
	 * Sends up to BATCH_SIZE items. An ok answer means that each has arrived or can never be taken.
	 *
	 * @param array[] $items From Item.
	 */
	public static function put( array $items ): Response {
		$response = ( new self() )->deliver( array_values( $items ) );
		Pause::learn( $response );
		return $response;
	}

	private function deliver( array $items ): Response {
		if ( ! $items ) {
			return self::nothing_to_send();
		}
		$response = Api::send( 'PUT', '/bridge/content/', array( 'items' => $items ) );
		if ( ! $response->is_bad_request() ) {
			Sync::count_change( $response );
			Deliveries::learn( $response );
			if ( $response->is_ok() ) {
				Refused::settle( $items );
			}
			return $response;
		}
		--$this->requests_left;
		$refused = self::refused_by_name( $items, $response );
		if ( 1 === count( $items ) ) {
			return self::drop( $items[0], $response, $refused[0] ?? $response->message );
		}
		if ( $this->requests_left <= 0 ) {
			return self::give_up( $response );
		}
		return $refused ? $this->deliver_others( $items, $refused, $response ) : $this->deliver_halves( $items );
	}

	/** Why the answer finds fault with items, by their place in the batch. */
	private static function refused_by_name( array $items, Response $response ): array {
		$reasons = array();
		foreach ( $response->errors as $field => $reason ) {
			if ( preg_match( '/^items\.(\d+)(?:\.(\w+))?/', (string) $field, $found ) ) {
				$reasons[ (int) $found[1] ] = isset( $found[2] ) ? $found[2] . ': ' . $reason : $reason;
			}
		}
		return array_intersect_key( $reasons, $items );
	}

	private function deliver_others( array $items, array $refused, Response $response ): Response {
		foreach ( $refused as $place => $reason ) {
			self::drop( $items[ $place ], $response, $reason );
		}
		return $this->deliver( array_values( array_diff_key( $items, $refused ) ) );
	}

	private function deliver_halves( array $items ): Response {
		foreach ( array_chunk( $items, (int) ceil( count( $items ) / 2 ) ) as $half ) {
			$response = $this->deliver( $half );
			if ( ! $response->is_ok() ) {
				return $response;
			}
		}
		return $response;
	}

	/**
	 * Tells those who want to know, and goes on without the item.
	 *
	 * @param array    $item     The item.
	 * @param Response $response The answer.
	 * @param string   $reason   Why it was not taken.
	 */
	private static function drop( array $item, Response $response, $reason ): Response {
		Refused::note( $item, $reason );
		/**
		 * Fires when the API does not take an item.
		 *
		 * @param array  $item    The item.
		 * @param string $message The API's reason.
		 */
		do_action( 'igny8_bridge_item_refused', $item, $response->message );
		return self::nothing_to_send();
	}

	/** So many bad items mean that the two sides do not understand each other: wait, as for a fault of the server. */
	private static function give_up( Response $response ): Response {
		$response->status = 500;
		return $response;
	}

	private static function nothing_to_send(): Response {
		$response         = new Response();
		$response->status = 200;
		return $response;
	}
}
