;;; musubi.el --- Search Japanese documents with Musubi  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))
;; Keywords: tools, convenience

;;; Commentary:

;; M-x musubi asks for words and shows what is found, changing with every letter.  One
;; `searcher --batch' stays in the background, so that an answer comes at once; what was typed
;; over is cancelled.
;;
;; In the list: RET reads a document, o opens its page or file, c narrows by a country (p by a
;; prefecture, d by a domain), u takes all filters off, f and b turn pages, g searches again,
;; s asks for other words, w copies the URL or the id, q leaves.

;;; Code:

(require 'json)
(require 'subr-x)

(defgroup musubi nil
  "Full-text search of Japanese documents."
  :group 'tools)

(defcustom musubi-program "searcher"
  "The program, or its path: \"musubi-searcher\" where a package put it."
  :type 'string)

(defcustom musubi-arguments nil
  "What stands behind the program, as (\"--index\" \"/srv/musubi/index\")."
  :type '(repeat string))

(defcustom musubi-page 20
  "Documents on a page."
  :type 'natnum)

(defface musubi-match '((t :inherit match)) "A word that was looked for.")

(defvar musubi--process nil "The searcher that stays.")
(defvar musubi--rest "" "What it wrote of a line that is not whole yet.")
(defvar musubi--last-id 0 "Of the last request.")
(defvar musubi--waiting nil "Alist of ids and who wants the answer.")

(defvar-local musubi--query "" "What the list was searched for.")
(defvar-local musubi--filters nil "Alist of fields and values that narrow it.")
(defvar-local musubi--offset 0 "Documents before the first of the list.")
(defvar-local musubi--total 0 "Documents that were found.")

;;;; The searcher in the background

(defun musubi--live-process ()
  "The searcher, started where it is not there."
  (unless (process-live-p musubi--process)
    (setq musubi--rest "" musubi--waiting nil)
    (setq musubi--process
          (make-process :name "musubi" :noquery t :connection-type 'pipe
                        :coding 'utf-8-unix
                        :command `(,musubi-program ,@musubi-arguments "--batch")
                        :filter #'musubi--take
                        :stderr (get-buffer-create " *musubi errors*"))))
  musubi--process)

(defun musubi--take (_process text)
  "Hand each whole line of TEXT to who waits for it."
  (setq musubi--rest (concat musubi--rest text))
  (while (string-match "\n" musubi--rest)
    (let* ((line (substring musubi--rest 0 (match-beginning 0)))
           (answer (json-parse-string line :object-type 'alist :array-type 'list
                                      :null-object nil :false-object nil))
           (wanted (assq (alist-get 'id answer) musubi--waiting)))
      (setq musubi--rest (substring musubi--rest (match-end 0)))
      (when wanted
        (setq musubi--waiting (delq wanted musubi--waiting))
        (unless (alist-get 'cancelled answer)
          (funcall (cdr wanted) answer))))))

(defun musubi--send (object)
  "Send OBJECT, an alist, as a line."
  (process-send-string (musubi--live-process) (concat (json-encode object) "\n")))

(defun musubi--ask (request then)
  "Send REQUEST, an alist; THEN is called with the answer.  What was asked before is cancelled."
  (musubi--live-process)
  (dolist (one musubi--waiting)
    (musubi--send `((cancel . ,(car one)))))
  (setq musubi--last-id (1+ musubi--last-id))
  (push (cons musubi--last-id then) musubi--waiting)
  (musubi--send `((id . ,musubi--last-id) ,@request)))

;;;; The list

(defun musubi--marked (text spans)
  "TEXT with the SPANS, pairs of characters, standing out."
  (let ((marked (copy-sequence text)))
    (dolist (span spans marked)
      (add-face-text-property (nth 0 span) (min (nth 1 span) (length text)) 'musubi-match
                              nil marked))))

(defun musubi--insert-hit (hit)
  "Insert HIT, with itself as a property of its lines."
  (let ((begin (point)))
    (insert (format "%3d. %-11s%s\n" (alist-get 'rank hit) (or (alist-get 'date hit) "")
                    (propertize (or (alist-get 'title hit) "") 'face 'bold))
            "     " (musubi--marked (or (alist-get 'snippet hit) "") (alist-get 'highlights hit))
            "\n")
    (put-text-property begin (point) 'musubi-hit hit)))

(defun musubi--insert-facet (facet)
  "Insert the line of FACET, a name and its counts."
  (when (cdr facet)
    (insert (format "%s: %s\n" (car facet)
                    (mapconcat (lambda (one) (format "%s %d" (alist-get 'value one)
                                                     (alist-get 'count one)))
                               (seq-take (cdr facet) 6) "  ")))))

(defun musubi--show (buffer answer)
  "Fill BUFFER with ANSWER."
  (when (buffer-live-p buffer)
    (with-current-buffer buffer
      (let ((inhibit-read-only t))
        (erase-buffer)
        (if (alist-get 'error answer)
            (insert (alist-get 'error answer) "\n" (or (alist-get 'hint answer) "") "\n")
          (setq musubi--total (alist-get 'total answer))
          (insert (format "「%s」 %d" musubi--query musubi--total))
          (dolist (filter musubi--filters)
            (insert (format "  %s=%s" (car filter) (cdr filter))))
          (insert "\n")
          (dolist (note (alist-get 'notes answer)) (insert "※ " note "\n"))
          (insert "\n")
          (mapc #'musubi--insert-hit (alist-get 'hits answer))
          (insert "\n")
          (mapc #'musubi--insert-facet (alist-get 'facets answer)))
        (goto-char (point-min))))))

(defun musubi--search (&optional is-prefix)
  "Search for what the list says; IS-PREFIX: the last word may go on."
  (let ((buffer (current-buffer))
        (filters (mapcar (lambda (filter) (cons (car filter) (vector (cdr filter))))
                         musubi--filters)))
    (musubi--ask `((query . ,musubi--query) (limit . ,musubi-page) (offset . ,musubi--offset)
                   (prefix . ,(if is-prefix t :json-false)) ,@filters)
                 (lambda (answer) (musubi--show buffer answer)))))

(defun musubi--hit ()
  "The document at point."
  (or (get-text-property (point) 'musubi-hit) (user-error "No document here")))

(defun musubi-read ()
  "Read the document at point, the words of the query marked."
  (interactive)
  (let ((id (alist-get 'id (musubi--hit))) (query musubi--query))
    (with-current-buffer (get-buffer-create "*musubi document*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (apply #'call-process musubi-program nil t nil
               (append musubi-arguments
                       (list "--no-pager" "--color" "always" "--show" (concat "id:" id) "--" query)))
        (require 'ansi-color)
        (ansi-color-apply-on-region (point-min) (point-max))
        (goto-char (point-min))
        (special-mode))
      (display-buffer (current-buffer)))))

(defun musubi-open ()
  "Open the page of the document at point, or its file."
  (interactive)
  (let* ((hit (musubi--hit)) (url (alist-get 'url hit)) (file (alist-get 'file hit)))
    (cond ((and url (not (string-empty-p url))) (browse-url url))
          ((and file (file-exists-p file)) (find-file file))
          (t (user-error "The document has neither an address nor a file here")))))

(defun musubi-copy ()
  "Copy the URL of the document at point, or its id."
  (interactive)
  (let* ((hit (musubi--hit)) (url (alist-get 'url hit)))
    (kill-new (if (and url (not (string-empty-p url))) url (alist-get 'id hit)))
    (message "%s" (car kill-ring))))

(defun musubi--narrow (field value)
  "Narrow the list by VALUE of FIELD; an empty one takes the filter off."
  (setq musubi--filters (assq-delete-all field musubi--filters) musubi--offset 0)
  (unless (string-empty-p value) (push (cons field value) musubi--filters))
  (musubi--search))

(defun musubi-country (value) "Narrow by a country." (interactive "s国・地域: ")
       (musubi--narrow 'country value))
(defun musubi-prefecture (value) "Narrow by a prefecture." (interactive "s都道府県: ")
       (musubi--narrow 'prefecture value))
(defun musubi-domain (value) "Narrow by a domain." (interactive "s分野: ")
       (musubi--narrow 'domain value))

(defun musubi-widen ()
  "Take all filters off."
  (interactive)
  (setq musubi--filters nil musubi--offset 0)
  (musubi--search))

(defun musubi--turn (step)
  "Go STEP pages on."
  (let ((offset (+ musubi--offset (* step musubi-page))))
    (unless (and (>= offset 0) (< offset musubi--total)) (user-error "No more pages"))
    (setq musubi--offset offset)
    (musubi--search)))

(defun musubi-forward () "Show the next page." (interactive) (musubi--turn 1))
(defun musubi-backward () "Show the page before." (interactive) (musubi--turn -1))
(defun musubi-again (&rest _) "Search again." (interactive) (musubi--search))

(defvar musubi-mode-map
  (let ((map (make-sparse-keymap)))
    (set-keymap-parent map special-mode-map)
    (dolist (key '(("RET" . musubi-read) ("o" . musubi-open) ("w" . musubi-copy)
                   ("c" . musubi-country) ("p" . musubi-prefecture) ("d" . musubi-domain)
                   ("u" . musubi-widen) ("f" . musubi-forward) ("b" . musubi-backward)
                   ("g" . musubi-again) ("s" . musubi)))
      (define-key map (kbd (car key)) (cdr key)))
    map)
  "Keys of the list.")

(define-derived-mode musubi-mode special-mode "Musubi"
  "List of documents that were found.")

;;;###autoload
(defun musubi (&optional query)
  "Search for QUERY; without one, for what is typed, letter after letter."
  (interactive)
  (let ((buffer (get-buffer-create "*musubi*")))
    (with-current-buffer buffer
      (unless (derived-mode-p 'musubi-mode) (musubi-mode))
      (setq musubi--offset 0))
    (display-buffer buffer)
    (let ((typed (or query (musubi--read-query buffer))))
      (with-current-buffer buffer
        (setq musubi--query typed)
        (musubi--search)))
    (pop-to-buffer buffer)))

(defun musubi--read-query (buffer)
  "Read a query, searching in BUFFER while it is typed."
  (let ((follow (lambda ()
                  (let ((typed (minibuffer-contents-no-properties)))
                    (with-current-buffer buffer
                      (unless (equal typed musubi--query)
                        (setq musubi--query typed musubi--offset 0)
                        (musubi--search t)))))))
    (minibuffer-with-setup-hook
        (lambda () (add-hook 'post-command-hook follow nil t))
      (read-string "検索: "))))

(provide 'musubi)
;;; musubi.el ends here
