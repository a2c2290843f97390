/**
 * The panels of the block editor: before a post is published, and beside it while it is written.
 * Everything that came from the service or from a post stands as text: elements are made, never HTML.
 */
( function ( wp, settings ) {
	'use strict';

	const { createElement: el, Fragment, useCallback, useEffect, useRef, useState } = wp.element;
	const { Button, Spinner, TextControl, TextareaControl } = wp.components;
	const { select, useDispatch, useSelect } = wp.data;
	const { __, _n, sprintf } = wp.i18n;
	// Since WordPress 6.6 the panels are the editor's, not edit-post's.
	const panels = wp.editor.PluginPrePublishPanel ? wp.editor : wp.editPost;
	const PAUSE = 1200; // Milliseconds without a key, until what was edited is checked.
	const EDITOR = 'core/editor';

	const VERDICTS = {
		breach: __( 'Breach', 'rightscheck' ),
		review: __( 'Needs review', 'rightscheck' ),
		duty: __( 'Duty to do', 'rightscheck' ),
		permitted: __( 'In order', 'rightscheck' ),
		unchecked: __( 'Not checked', 'rightscheck' ),
	};

	/** The post as it stands in the editor, saved or not. */
	function edited() {
		const editor = select( EDITOR );
		const meta = editor.getEditedPostAttribute( 'meta' ) || {};
		const credit = settings.credit && meta[ settings.credit ];
		return {
			post: editor.getCurrentPostId(),
			title: editor.getEditedPostAttribute( 'title' ) || '',
			content: editor.getEditedPostContent(),
			excerpt: editor.getEditedPostAttribute( 'excerpt' ) || '',
			...( typeof credit === 'string' ? { credit } : {} ),
		};
	}

	/** The newest answer, whether another is on its way, and how to ask for one. */
	function useAnswer() {
		const [ state, setState ] = useState( { answer: null, problem: '', asking: false } );
		const newest = useRef( 0 );
		const ask = useCallback( function () {
			const mine = ++newest.current;
			const unlessLate = ( next ) => mine === newest.current && setState( next );
			setState( ( before ) => ( { ...before, asking: true } ) );
			return wp.apiFetch( { path: '/rightscheck/v1/check', method: 'POST', data: edited() } ).then(
				function ( answer ) {
					unlessLate( { answer, problem: '', asking: false } );
					wp.a11y.speak( answer.message );
				},
				( error ) => unlessLate( { answer: null, problem: error.message, asking: false } )
			);
		}, [] );
		useEffect( () => () => { newest.current = -1; }, [] );
		return { ...state, ask };
	}

	/** Asks at once, and again after edits. */
	function useKeptFresh( ask ) {
		const post = useSelect( ( from ) => from( EDITOR ), [] );
		const blocks = useSelect( ( from ) => from( EDITOR ).getEditorBlocks(), [] );
		const title = useSelect( ( from ) => from( EDITOR ).getEditedPostAttribute( 'title' ), [] );
		const excerpt = useSelect( ( from ) => from( EDITOR ).getEditedPostAttribute( 'excerpt' ), [] );
		const meta = useSelect( ( from ) => from( EDITOR ).getEditedPostAttribute( 'meta' ), [] );
		const first = useRef( true );
		useEffect( function () {
			const timer = setTimeout( ask, first.current ? 0 : PAUSE );
			first.current = false;
			return () => clearTimeout( timer );
		}, [ post && blocks, title, excerpt, meta ] );
	}

	/** No publishing while we know that it would be refused. Drafts can be saved once the panel is closed. */
	function useLock( locked ) {
		const { lockPostSaving, unlockPostSaving } = useDispatch( EDITOR );
		useEffect( function () {
			if ( locked ) {
				lockPostSaving( 'rightscheck' );
			}
			return () => unlockPostSaving( 'rightscheck' );
		}, [ locked ] );
	}

	/** The block that a passage begins in. */
	function blockOf( passage ) {
		const plain = ( words ) => words.replace( /\s+/g, ' ' ).trim();
		const start = plain( passage ).slice( 0, 40 );
		const blocks = select( 'core/block-editor' );
		return start && blocks.getClientIdsWithDescendants().find( function ( id ) {
			const holder = document.createElement( 'template' );
			const words = blocks.getBlockAttributes( id ).content;
			holder.innerHTML = words ? String( words ) : '';
			return plain( holder.content.textContent ).includes( start );
		} );
	}

	function Finding( { finding } ) {
		const { selectBlock } = useDispatch( 'core/block-editor' );
		const block = blockOf( finding.passage );
		return el( 'li', { className: 'rightscheck-finding is-' + finding.verdict },
			el( 'p', { className: 'rightscheck-head' },
				el( 'span', { className: 'rightscheck-verdict' }, VERDICTS[ finding.verdict ] ),
				finding.holder && el( 'strong', null, finding.holder )
			),
			el( 'p', null, finding.why ),
			finding.passage && el( 'blockquote', null, el( 'span', null, finding.passage ) ),
			block && el( Button, { variant: 'link', onClick: () => selectBlock( block ) }, __( 'Show it in the text', 'rightscheck' ) ),
			finding.source && el( 'p', { className: 'rightscheck-source' },
				/* translators: %s: title and id of what an agency sent. */
				sprintf( __( 'Source: %s', 'rightscheck' ), finding.source ) ),
			finding.remedy && el( 'p', { className: 'rightscheck-remedy' }, el( 'strong', null, __( 'What to do', 'rightscheck' ) ), ' ', finding.remedy )
		);
	}

	function Accepted( { finding } ) {
		const { name, until, reason } = finding.override;
		return el( 'li', { className: 'rightscheck-accepted' },
			el( 'p', null, el( 'strong', null, finding.holder || VERDICTS[ finding.verdict ] ), ' ',
				/* translators: 1: a person, 2: a day. */
				sprintf( __( 'accepted by %1$s until %2$s', 'rightscheck' ), name, until ) ),
			el( 'p', null, reason )
		);
	}

	/** Accepting what was found: a reason and a last day, which stay with the post. */
	function Override( { findings, ask } ) {
		const [ open, setOpen ] = useState( false );
		const [ reason, setReason ] = useState( '' );
		const [ until, setUntil ] = useState( settings.today );
		const [ problem, setProblem ] = useState( '' );
		if ( ! open ) {
			return el( Button, { variant: 'secondary', onClick: () => setOpen( true ) }, __( 'Publish in spite of this…', 'rightscheck' ) );
		}
		const accept = function () {
			const data = { post: select( EDITOR ).getCurrentPostId(), reason, until, findings: findings.map( ( one ) => one.id ) };
			return wp.apiFetch( { path: '/rightscheck/v1/override', method: 'POST', data } ).then( ask, ( error ) => setProblem( error.message ) );
		};
		return el( 'div', { className: 'rightscheck-override' },
			el( TextareaControl, { label: __( 'Why it may be published', 'rightscheck' ), value: reason, onChange: setReason, rows: 3,
				help: __( 'Stays with the post, with your name.', 'rightscheck' ) } ),
			el( TextControl, { label: __( 'Until', 'rightscheck' ), type: 'date', value: until, min: settings.today, onChange: setUntil } ),
			problem && el( 'p', { className: 'rightscheck-problem', role: 'alert' }, problem ),
			el( Button, { variant: 'secondary', isDestructive: true, onClick: accept }, __( 'Accept', 'rightscheck' ) )
		);
	}

	function Answer( { answer, problem, asking, ask } ) {
		if ( problem ) {
			return el( 'p', { className: 'rightscheck-problem', role: 'alert' }, problem );
		}
		if ( ! answer ) {
			return asking && el( 'p', { className: 'rightscheck-asking' }, el( Spinner ), __( 'Looking whose text this is…', 'rightscheck' ) );
		}
		const open = answer.findings.length;
		return el( Fragment, null,
			el( 'p', { className: 'rightscheck-summary is-' + answer.verdict, 'aria-busy': asking },
				open
					? sprintf(
						answer.held
							/* translators: %d: how many findings. */
							? _n( '%d finding stops this post.', '%d findings stop this post.', open, 'rightscheck' )
							: _n( '%d finding. You can publish; look at it first.', '%d findings. You can publish; look at them first.', open, 'rightscheck' ),
						open )
					: answer.message,
				asking && el( Spinner ) ),
			el( 'ul', { className: 'rightscheck-findings' },
				answer.findings.map( ( finding, at ) => el( Finding, { finding, key: finding.id + at } ) ),
				answer.accepted.map( ( finding, at ) => el( Accepted, { finding, key: finding.id + at } ) ) ),
			answer.held && settings.mayOverride && el( Override, { findings: answer.findings, ask } )
		);
	}

	function titled( answer ) {
		const words = __( 'Rights', 'rightscheck' );
		if ( ! answer ) {
			return words;
		}
		const accepted = answer.accepted.length && ! answer.findings.length;
		const verdict = accepted ? __( 'Accepted', 'rightscheck' ) : VERDICTS[ answer.verdict ];
		return [ words + ': ', el( 'span', { key: 'verdict', className: 'editor-post-publish-panel__link' }, verdict ) ];
	}

	function BeforePublishing() {
		const told = useAnswer();
		useKeptFresh( told.ask );
		useLock( settings.blocks && ( told.answer ? told.answer.held : told.asking ) );
		return el( panels.PluginPrePublishPanel, { title: titled( told.answer ), initialOpen: true, className: 'rightscheck' }, el( Answer, told ) );
	}

	function WhileWriting() {
		const told = useAnswer();
		return el( panels.PluginDocumentSettingPanel, { name: 'rightscheck', title: titled( told.answer ), className: 'rightscheck' },
			el( Answer, told ),
			el( Button, { variant: 'secondary', onClick: told.ask, disabled: told.asking }, __( 'Check now', 'rightscheck' ) ) );
	}

	/** The first asks by itself, so it is there only while its sidebar is. */
	function Panels() {
		const publishing = useSelect( ( from ) => from( 'core/edit-post' ).isPublishSidebarOpened(), [] );
		return el( Fragment, null, publishing && el( BeforePublishing ), el( WhileWriting ) );
	}

	wp.plugins.registerPlugin( 'rightscheck', { render: Panels, icon: null } );
} )( window.wp, window.rightscheck );
