import { feature, plan } from 'atmn';

export const feature_pages = feature({
  "id": "pages",
  "name": "Pages",
  "type": "metered",
  "consumable": true
});

export const feature_read = feature({
  "id": "read",
  "name": "Reads invoices",
  "type": "boolean"
});

export const feature_support = feature({
  "id": "support",
  "name": "Support",
  "type": "boolean"
});

export const plan_free = plan({
  "id": "free",
  "name": "Free",
  "description": "100 pages a month.",
  "items": [
    {
      "featureId": "pages",
      "included": 100,
      "reset": {
        "interval": "month"
      }
    },
    {
      "featureId": "read"
    }
  ],
  "billingControls": {
    "usage_alerts": [
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 50,
        "threshold_type": "usage"
      },
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 80,
        "threshold_type": "usage"
      },
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 100,
        "threshold_type": "usage"
      }
    ]
  }
});

export const plan_team = plan({
  "id": "team",
  "name": "Team",
  "description": "For every day.",
  "price": {
    "amount": 29,
    "interval": "month"
  },
  "freeTrial": {
    "durationLength": 14,
    "durationType": "day",
    "cardRequired": false
  },
  "items": [
    {
      "featureId": "pages",
      "price": {
        "tiers": [
          {
            "to": 1000,
            "amount": 0
          },
          {
            "to": 5000,
            "amount": 0.02
          },
          {
            "to": "inf",
            "amount": 0.015
          }
        ],
        "tierBehavior": "graduated",
        "interval": "month",
        "billingUnits": 1,
        "billingMethod": "usage_based"
      }
    },
    {
      "featureId": "read"
    },
    {
      "featureId": "support"
    }
  ],
  "billingControls": {
    "usage_alerts": [
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 6400,
        "threshold_type": "usage"
      },
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 8000,
        "threshold_type": "usage"
      }
    ]
  }
});

export const plan_team_yearly = plan({
  "id": "team_yearly",
  "name": "Team (yearly)",
  "description": "For every day.",
  "price": {
    "amount": 290,
    "interval": "year"
  },
  "freeTrial": {
    "durationLength": 14,
    "durationType": "day",
    "cardRequired": false
  },
  "items": [
    {
      "featureId": "pages",
      "price": {
        "tiers": [
          {
            "to": 1000,
            "amount": 0
          },
          {
            "to": 5000,
            "amount": 0.02
          },
          {
            "to": "inf",
            "amount": 0.015
          }
        ],
        "tierBehavior": "graduated",
        "interval": "month",
        "billingUnits": 1,
        "billingMethod": "usage_based"
      }
    },
    {
      "featureId": "read"
    },
    {
      "featureId": "support"
    }
  ],
  "billingControls": {
    "usage_alerts": [
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 6400,
        "threshold_type": "usage"
      },
      {
        "feature_id": "pages",
        "enabled": true,
        "threshold": 8000,
        "threshold_type": "usage"
      }
    ]
  }
});
