;;; musubi-test.el --- Tests of the Emacs mode  -*- lexical-binding: t; -*-

;; emacs --batch -l musubi.el -l musubi-test.el -f ert-run-tests-batch-and-exit
;; with the programs on the PATH and an index of the sample documents in $MUSUBI_INDEX.

;;; Code:

(require 'ert)
(require 'musubi)

(defun musubi-test--wait (text)
  "Wait until the list holds TEXT."
  (let ((end (+ (float-time) 20)))
    (while (and (< (float-time) end)
                (not (with-current-buffer "*musubi*"
                       (save-excursion (goto-char (point-min)) (search-forward text nil t)))))
      (accept-process-output musubi--process 0.1)))
  (with-current-buffer "*musubi*"
    (should (string-match-p (regexp-quote text) (buffer-string)))))

(defun musubi-test--go-to (text)
  "Put point on TEXT in the list."
  (goto-char (point-min))
  (search-forward text))

(ert-deftest musubi-finds-narrows-and-reads ()
  (musubi "大連")
  (musubi-test--wait "「大連」 5")
  (with-current-buffer "*musubi*"
    (musubi-prefecture "岩手")
    (musubi-test--wait "「大連」 1  prefecture=岩手")
    (musubi-widen)
    (musubi-test--wait "「大連」 5")
    (musubi-test--go-to "青森県・大連市友好経済")
    (should (equal (alist-get 'id (musubi--hit)) "aomori-dalian-2004"))
    (musubi-read)
    (with-current-buffer "*musubi document*"
      (should (string-match-p "商談会やフォーラム" (buffer-string))))
    (musubi-copy)
    (should (string-prefix-p "http" (car kill-ring)))))

(ert-deftest musubi-follows-what-is-typed ()
  (musubi "かんこ")
  (with-current-buffer "*musubi*"
    (dolist (typed '("か" "かん" "かんこ"))  ; the first two are cancelled
      (setq musubi--query typed)
      (musubi--search t)))
  (let ((end (+ (float-time) 20)))
    (while (and musubi--waiting (< (float-time) end))
      (accept-process-output musubi--process 0.1)))
  (should (null musubi--waiting))
  (musubi-test--wait "観光"))

(ert-deftest musubi-tells-an-error ()
  (musubi "大連")
  (with-current-buffer "*musubi*"
    (musubi-country "中口")
    (musubi-test--wait "中口")
    (musubi-widen)))

(ert-deftest musubi-turns-pages ()
  (musubi "")
  (musubi-test--wait "「」 48")
  (with-current-buffer "*musubi*"
    (musubi-forward)
    (musubi-test--wait " 21. ")
    (should-error (musubi--turn -2))))

;;; musubi-test.el ends here
