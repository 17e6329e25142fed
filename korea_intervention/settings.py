"""Settings of the site. Everything that differs between machines is read from the environment (docs/operating.md)."""

from os import environ as env
from pathlib import Path
from zoneinfo import available_timezones

from csp.constants import NONE, SELF, UNSAFE_INLINE

from korea_intervention import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Machine -------------------------------------------------------------------------------------------------------
MODE = environment.read_mode(env)
PRODUCTION = MODE == "production"
DEBUG = environment.read_debug(env, MODE)
SECRET_KEY = environment.read_secret_key(env, MODE)
ALLOWED_HOSTS = environment.read_hosts(env, MODE)
TRUSTED_PROXIES = environment.read_proxies(env, MODE)
DATA_DIR = environment.read_folder(env, "DATA_DIR", BASE_DIR / "var")
SITE_ADDRESS = environment.read_site_address(env, MODE)
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]

DATABASES = {"default": environment.read_database(env, DATA_DIR / "db.sqlite3")}
CACHES = {"default": environment.read_cache(env)}
globals().update(environment.read_email(env, MODE))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = environment.read_sender(env, "DEFAULT_FROM_EMAIL", "editors@localhost")

# --- Project -------------------------------------------------------------------------------------------------------
SITE_NAME = WAGTAIL_SITE_NAME = environment.read_text(env, "SITE_NAME", "Crossing the Yalu")

INSTALLED_APPS = [
    "korea_intervention",
    "importing",
    "teaching",
    "articles",
    "historiography",
    "sources",
    "glossary",
    "linking",
    "publishing",
    "images",
    "accounts",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "accounts.apps.UsersConfig",  # wagtail.users with this site's users
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.contrib.typed_table_block",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.AccountPagesMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "publishing.middleware.PublicationRefusedMiddleware",
]

ROOT_URLCONF = "korea_intervention.urls"
WSGI_APPLICATION = "korea_intervention.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "publishing.context_processors.site",
            ]
        },
    }
]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Files ---------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.read_folder(env, "MEDIA_ROOT", DATA_DIR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
# Limits with a name: an editor is warned before they are reached (docs/editing.md).
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

# --- Accounts ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"[{SITE_NAME}] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_GET = False
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
REQUIRE_MFA_FOR_ADMIN = environment.read_flag(env, "REQUIRE_MFA_FOR_ADMIN", PRODUCTION)

# --- Wagtail -------------------------------------------------------------------------------------------------------
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILIMAGES_IMAGE_MODEL = "images.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "images.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = DATA_UPLOAD_MAX_MEMORY_SIZE
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})  # browsers do not know "localtime"
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILEMBEDS_RESPONSIVE_HTML = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False  # else who mends a draft and approves it must approve twice
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"], "ENQUEUE_ON_COMMIT": False}}
TAGGIT_CASE_INSENSITIVE = True

# --- Publishing ----------------------------------------------------------------------------------------------------
PUBLISHING_COMPILE_STEPS = [
    "publishing.compilation.rich_text.expand_rich_text",
    "publishing.compilation.figures.show_lead_image",
    "publishing.compilation.sanitising.sanitise",
    "sources.compilation.number_citations",
    "linking.compilation.link_names",
    "publishing.compilation.links.list_links",
    "publishing.compilation.headings.anchor_headings",
    "publishing.compilation.plain_text.extract_plain_text",
    "publishing.compilation.integrity.report_faults",
]
# How long a process may answer from its own copy of a page, in seconds (0: never). Also how long a withheld page can
# still be seen after another process withheld it.
PAGE_CACHE_SECONDS = environment.read_number(env, "PAGE_CACHE_SECONDS", 2 if PRODUCTION else 0)
REPORTS_PER_HOUR = environment.read_number(env, "REPORTS_PER_HOUR", 10, lowest=1)

# --- Security ------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [SELF],
    }
}
# Wagtail's admin writes inline scripts and styles; this policy is set on URLs below /admin/ only.
ADMIN_CONTENT_SECURITY_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "object-src": [NONE],
    "form-action": [SELF],
    "base-uri": [SELF],
    "frame-ancestors": [SELF],
}
X_FRAME_OPTIONS = "DENY"  # Wagtail lets its previews be framed by itself
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = environment.read_flag(env, "SECURE_SSL_REDIRECT", True)
    # Monitors ask on the machine itself, without a certificate.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = environment.read_number(env, "SECURE_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True

LOG_LEVEL = environment.read_choice(env, "LOG_LEVEL", environment.LOG_LEVELS, "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    # The handler has the level, not the root logger alone: the worker's command lowers its loggers' own.
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "level": LOG_LEVEL}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
